"""Functions that servers call for every request, and how they are told the method and the path."""

import re
from collections.abc import Mapping

from allocscan.knowledge.callees import with_namespace, words
from allocscan.regex import regex
from allocscan.typed import Final

REQUEST: Final = "which runs for every request"

VERBS: Final = frozenset(words("get post put patch delete head options"))
ROUTES: Final = VERBS | frozenset(words("del all use ws route on"))
"""expressjs.com, fastify.dev, koajs.com, hono.dev, elysiajs.com: methods that register handlers."""

SERVERS: Final = frozenset(words("app router server fastify api routes koa instance hono elysia"))
SERVER_SUFFIXES: Final = ("Router", "App", "Server", "Routes")
"""Receivers whose route methods need no path; others need one that begins with `/` or `*`."""

CLIENTS: Final = frozenset(
    words(
        "$ jQuery axios http https request superagent supertest agent fetch client got ky nock cy"
    )
)
"""Their `get('/x', f)` asks a server: `f` waits for one answer."""

CALLEES: Final[Mapping[str, str]] = {
    # Node.js http, https, http2, net; Deno and Bun documentation.
    **dict.fromkeys(with_namespace(["createServer", "createSecureServer"]), REQUEST),
    **dict.fromkeys(["Deno.serve", "Bun.serve"], REQUEST),
    # fastify.dev, "Hooks"; firebase.google.com and GCP functions framework.
    **dict.fromkeys(["*.addHook", "*.onRequest", "*.onCall", "functions.http"], REQUEST),
    "functions.cloudEvent": "which runs for every event",
    # nuxt.com, h3; vercel.com edge and API wrappers.
    **dict.fromkeys(["defineEventHandler", "eventHandler", "defineCachedEventHandler"], REQUEST),
    **dict.fromkeys(["defineNuxtRouteMiddleware", "onRequest", "onCall"], REQUEST),
}

PROCEDURES: Final = frozenset(words("query mutation subscription"))
PROCEDURE_CHAIN: Final = regex(r"procedure", re.IGNORECASE)
"""trpc.io, "Define Procedures": `publicProcedure.input(…).query(f)`."""

SIGNATURES: Final = frozenset(
    {
        ("req", "res"),
        ("_req", "res"),
        ("req", "_res"),
        ("request", "response"),
        ("request", "reply"),
        ("req", "reply"),
        ("req", "h"),
        ("request", "h"),
        ("ctx", "next"),
        ("context", "req"),
    }
)
"""The first two parameters (after an `err`) of a request handler: Express, Fastify, Hapi, Koa,
Azure Functions."""

EXPORTS: Final = frozenset(
    words(
        "handler getServerSideProps middleware GET POST PUT PATCH DELETE HEAD OPTIONS onRequest "
        "onRequestGet onRequestPost onRequestPut onRequestPatch onRequestDelete"
    )
)
"""AWS Lambda; nextjs.org: route handlers, middleware, getServerSideProps; Cloudflare Pages."""

OWN_FILES: Final = ("middleware",)
"""nextjs.org, "Middleware": a function that counts only in the file of its name."""

COMMAND: Final = regex(rb"\bexports\.command\s*=|\bexport\s+const\s+command\b")
"""yargs.js.org, "Command Modules": beside an exported `command`, `handler` is run by a person."""

LOADERS: Final = frozenset({"loader", "action"})
"""reactrouter.com: route modules; they take one object with the `request`."""

DECORATORS: Final = frozenset(
    words(
        "Get Post Put Patch Delete Options Head All Query Mutation ResolveField Subscription "
        "MessagePattern EventPattern"
    )
)
"""docs.nestjs.com: controllers, microservices, GraphQL resolvers."""

METHODS: Final = frozenset(words("canActivate intercept"))
"""docs.nestjs.com: guards and interceptors."""

HANDLER_KEYS: Final = frozenset(
    words("handler preHandler onRequest preValidation preParsing onSend onResponse onError pre")
)
"""fastify.dev and hapi.dev: functions of a full route declaration, or of its `options`."""

DECLARING: Final = frozenset({"method", "path", "url"})
"""Keys of a full route declaration: two of them make one."""

ROUTE_FILES: Final = regex(
    r"(?:^|/)(?:app(?P<next>(?:/[^/]+)*)/(?:route|page|layout)\.[jt]sx?"
    r"|pages(?P<pages>/api(?:/[^/]+)*?)(?:/index)?\.[jt]sx?"
    r"|routes(?P<kit>(?:/[^/]+)*)/\+(?:server|page\.server|layout\.server|page)\.[jt]s)$"
)
"""nextjs.org, "Project structure"; svelte.dev, "Routing": files whose path is that of a route."""


def request(method: str | None, path: str | None) -> str:
    """The clause for requests of `method` (None: any) to `path` (None: not known)."""
    if path:
        return f"{REQUEST} to {method} {path}" if method else f"{REQUEST} to {path}"
    return f"which runs for every {method} request" if method else REQUEST


def route_of_file(path: str) -> str | None:
    """The path of the route that the file at `path` is, groups like `(shop)` left out."""
    found = ROUTE_FILES.search(path)
    if found is None:
        return None
    way = found["next"] or found["pages"] or found["kit"] or ""
    parts = [part for part in way.split("/") if part and not part.startswith(("(", "@"))]
    return "/" + "/".join(parts)
