"""Why a fix was refused, in sentences that a JavaScript developer understands."""

from collections.abc import Mapping

from allocscan.sites.obstacles import Because
from allocscan.typed import Final

SENTENCE: Final[Mapping[Because, str]] = {
    Because.WRITTEN: "a caller changes the object here: shared, the change would show in later "
    "calls; return a copy ({ ...entry }) instead",
    Because.IDENTITY: "the object is compared by identity here: a shared one would be the same "
    "in every call",
    Because.RETURNED: "it leaves the function here to callers that are not all visible: one of "
    "them may change it",
    Because.PASSED: "it is passed here to code that is not visible, which may change or keep it",
    Because.STORED: "it is stored here, where other code can reach and change it",
    Because.OBSERVED: "code here can tell a frozen or shared object from a fresh one",
    Because.METHOD: "a method is called on it here that may change it: one that is not known, "
    "or that uses `this`",
    Because.UNKNOWN_USE: "this use is not known to be harmless",
    Because.NOT_SETTLED: "this import is read anew at each call and may change, or may not be "
    "ready while the module loads",
    Because.CONTENTS: "the object that is copied or read for it leaves the file's sight here: it "
    "may be changed",
    Because.LATER_DECLARATION: "no place is early enough: the value needs this declaration, which "
    "comes after the first possible call",
    Because.IMPORT_CYCLE: "an import leads back here, or could not be resolved: in an import cycle "
    "this exported function can be called before the constant exists",
    Because.DYNAMIC_SCOPE: "`eval` or `with` here can read or replace any name of the file",
    Because.GLOBAL_SCRIPT: "the file is a classic script: a constant at its top level would be "
    "shared by every script of the page",
    Because.SLOPPY: "the file is not in strict mode: a write to a frozen object would be lost "
    "in silence",
    Because.STRICTNESS: "its functions would move from strict to sloppy code",
    Because.SELF_CONTAINED: "this function's text is run or read elsewhere: nothing may move out "
    "of it",
    Because.CONTEXTUAL_TYPE: "its type comes from the place where it stands: a constant would "
    "need a type annotation",
    Because.LOCAL_TYPE: "it uses a type or a private member that exists only inside the function "
    "or class",
    Because.SUPPRESSION_COMMENT: "this comment is meant for the line it stands on",
    Because.ERROR_REGION: "part of the statement around it could not be read",
    Because.RECEIVER: "what this is called on is not certain to be a number or a string here: "
    "a formatter takes null and an invalid date otherwise",
    Because.MAY_THROW: "this may throw in some engine: at the top level it would take the whole "
    "module down when it loads",
    Because.ENVIRONMENT: "this depends on the default locale or time zone, which may be set after "
    "the module has loaded",
    Because.STATEFUL_LEAF: "this part has state of its own and must not be shared",
}
"""One sentence for each reason; "here" and "this" are the line the refusal points at."""
