"""The tree-sitter node names that more than one room relies on."""

from allocscan.typed import Final

FUNCTIONS: Final = frozenset(
    {
        "function_declaration",
        "function_expression",
        "generator_function",
        "generator_function_declaration",
        "arrow_function",
        "method_definition",
    }
)
"""Every node that is a function with a body. Getters, setters and constructors are methods."""

FUNCTION_DECLARATIONS: Final = frozenset({"function_declaration", "generator_function_declaration"})
CLASSES: Final = frozenset({"class_declaration", "class", "abstract_class_declaration"})
LOOPS: Final = frozenset({"for_statement", "for_in_statement", "while_statement", "do_statement"})
FIELDS: Final = frozenset({"field_definition", "public_field_definition"})
"""Class fields: the JavaScript grammar's name and the TypeScript grammar's."""

CASTS: Final = frozenset({"as_expression", "satisfies_expression", "non_null_expression"})
WRAPPERS: Final = CASTS | {"parenthesized_expression"}
"""Expressions whose value is that of their first named child. `<T>x` is `type_assertion`."""
