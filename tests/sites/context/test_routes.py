"""Request handlers: which function serves which route, and what only looks like one."""

import pytest
from support.warm import heat_of

from allocscan.sites.heat_values import HeatLevel
from allocscan.source.file import Language


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("cache.get('key', () => { use({SITE: 1}); });", id="a cache"),
        pytest.param("axios.get('/x', () => use({SITE: 1}));", id="a client"),
        pytest.param("request(app).get('/x', () => use({SITE: 1}));", id="a client of a test"),
        pytest.param("$.get('/x', function () { use({SITE: 1}); });", id="jQuery"),
        pytest.param("db.query('select', () => use({SITE: 1}));", id="a query of a database"),
        pytest.param("get('/x', () => use({SITE: 1}));", id="a plain function"),
        pytest.param("export const o = { handler() { use({SITE: 1}); } };", id="a handler alone"),
        pytest.param(
            "export const o = { path: '/a', handler() { use({SITE: 1}); } };", id="a path alone"
        ),
        pytest.param("export function middleware(s) { use({SITE: 1}); }", id="another middleware"),
        pytest.param("export async function load() { use({SITE: 1}); }", id="load anywhere"),
        pytest.param("export async function get(r) { use({SITE: 1}); }", id="get, in lower case"),
        pytest.param("export function f() { 'use strict'; use({SITE: 1}); }", id="a directive"),
        pytest.param("export function f(req, options) { use({SITE: 1}); }", id="one of the names"),
        pytest.param("run(wrap(() => use({SITE: 1})));", id="wrapped for something else"),
        pytest.param("run([() => use({SITE: 1})]);", id="a list for something else"),
        pytest.param(
            "export const o = { query: { users: () => use({SITE: 1}) } };", id="a group of queries"
        ),
        pytest.param("new Worker('w.js', () => use({SITE: 1}));", id="a worker of the web"),
    ],
)
def test_no_handler(js: str) -> None:
    assert heat_of(js).level is HeatLevel.CALLED


@pytest.mark.parametrize(
    ("js", "route"),
    [
        pytest.param("app.post('/a', () => use({SITE: 1}));", " to POST /a", id="Express"),
        pytest.param("app.del('/a', () => use({SITE: 1}));", " to /a", id="a verb of its own"),
        pytest.param("app.all('*', () => use({SITE: 1}));", " to *", id="all"),
        pytest.param("app.use('/a', () => use({SITE: 1}));", " to /a", id="mounted"),
        pytest.param("app.use(() => use({SITE: 1}));", "", id="middleware"),
        pytest.param("app.use([a, () => use({SITE: 1})]);", "", id="a list of middleware"),
        pytest.param("r.get('/a', () => use({SITE: 1}));", " to GET /a", id="known by its path"),
        pytest.param("usersRouter.post(p, () => use({SITE: 1}));", None, id="by its receiver"),
        pytest.param(
            "app.get('/a', auth, (q, s) => use({SITE: 1}));", " to GET /a", id="behind middleware"
        ),
        pytest.param(
            "app.get('/a', wrap(log(async () => use({SITE: 1}))));", " to GET /a", id="wrapped"
        ),
        pytest.param(
            "app.get('/a', [auth, async () => use({SITE: 1})]);", " to GET /a", id="in a list"
        ),
        pytest.param(
            "const f = () => use({SITE: 1}); app.get('/a', f);", " to GET /a", id="by name"
        ),
        pytest.param(
            "class C { constructor(app) { app.get('/a', this.f.bind(this)); } f() { use({SITE: 1}); } }"
            " new C(express());",
            " to GET /a",
            id="a bound method",
        ),
        pytest.param(
            "r.route('/a/b').get(f).post(() => use({SITE: 1}));", " to POST /a/b", id="route()"
        ),
        pytest.param("new Hono().put('/a', () => use({SITE: 1}));", " to PUT /a", id="Hono"),
        pytest.param(
            "fastify.get('/a', { schema }, async () => use({SITE: 1}));", " to GET /a", id="Fastify"
        ),
        pytest.param(
            "fastify.route({ method: 'GET', url: '/a', preHandler: [() => use({SITE: 1})] });",
            " to GET /a",
            id="Fastify, declared",
        ),
        pytest.param(
            "server.route({ method: 'post', path: '/a', handler: () => use({SITE: 1}) });",
            " to POST /a",
            id="Hapi",
        ),
        pytest.param(
            "server.route([{ method: '*', path: '/a', options: { handler() { use({SITE: 1}); } } }]);",
            " to /a",
            id="Hapi, a list with options",
        ),
        pytest.param("fastify.addHook('onSend', () => use({SITE: 1}));", "", id="a hook"),
        pytest.param("http.createServer(() => { use({SITE: 1}); });", "", id="createServer"),
        pytest.param("module.exports = (req, res) => { use({SITE: 1}); };", "", id="(req, res)"),
        pytest.param("export function e(err, req, res, next) { use({SITE: 1}); }", "", id="errors"),
        pytest.param(
            "export default (o) => async (ctx, next) => { use({SITE: 1}); };", "", id="Koa"
        ),
        pytest.param("module.exports = async (context, req) => use({SITE: 1});", "", id="Azure"),
        pytest.param("app.http('a', { handler: async () => use({SITE: 1}) });", "", id="Azure v4"),
        pytest.param("exports.handler = async (event) => use({SITE: 1});", "", id="Lambda"),
        pytest.param(
            "export const handler = async (event) => use({SITE: 1});", "", id="Lambda ESM"
        ),
        pytest.param("export default { fetch(r) { return use({SITE: 1}); } };", "", id="Worker"),
        pytest.param("export default defineEventHandler(() => use({SITE: 1}));", "", id="Nuxt"),
        pytest.param(
            "export const f = functions.https.onRequest(() => use({SITE: 1}));", "", id="GCP"
        ),
        pytest.param(
            "export const list = publicProcedure.input(z).query(() => use({SITE: 1}));",
            "",
            id="tRPC",
        ),
        pytest.param(
            "export async function save(d) { 'use server'; use({SITE: 1}); }", "", id="an action"
        ),
        pytest.param(
            "'use server';\nexport async function save(d) { use({SITE: 1}); }", "", id="actions"
        ),
        pytest.param(
            "export async function loader({ request }) { use({SITE: 1}); }", "", id="a loader"
        ),
    ],
)
def test_handler(js: str, route: str | None) -> None:
    heat = heat_of(js)
    assert heat.level is HeatLevel.HOT, heat
    if route is not None:
        assert heat.because[0].text == f"which runs for every request{route}"


@pytest.mark.parametrize(
    ("path", "js", "text"),
    [
        pytest.param(
            "app/api/data/route.ts",
            "export async function POST(r) { return use({SITE: 1}); }",
            "which runs for every request to POST /api/data",
            id="Next route",
        ),
        pytest.param(
            "src/app/(shop)/cart/[id]/page.tsx",
            "export default async function Page() { return use({SITE: 1}); }",
            "which runs for every request to /cart/[id]",
            id="Next page",
        ),
        pytest.param(
            "pages/api/users/index.js",
            "export default function f() { return use({SITE: 1}); }",
            "which runs for every request to /api/users",
            id="Next API page",
        ),
        pytest.param(
            "src/routes/blog/+server.js",
            "export function GET() { return use({SITE: 1}); }",
            "which runs for every request to GET /blog",
            id="SvelteKit server",
        ),
        pytest.param(
            "src/routes/blog/+page.server.js",
            "export const load = async () => use({SITE: 1});",
            "which runs for every request to /blog",
            id="SvelteKit load",
        ),
        pytest.param(
            "src/middleware.ts",
            "export function middleware(r) { return use({SITE: 1}); }",
            "which runs for every request",
            id="Next middleware",
        ),
        pytest.param(
            "src/lib/a.ts",
            "export async function GET(r) { return use({SITE: 1}); }",
            "which runs for every GET request",
            id="no route's file",
        ),
    ],
)
def test_the_file_says_the_route(path: str, js: str, text: str) -> None:
    heat = heat_of(js, Language.TSX, path)
    assert heat.level is HeatLevel.HOT
    assert heat.because[0].text == text


@pytest.mark.parametrize(
    ("ts", "text"),
    [
        pytest.param(
            "@Controller('cats') export class C { @Get(':id') one() { use({SITE: 1}); } }",
            "which runs for every request to GET /cats/:id",
            id="with a prefix",
        ),
        pytest.param(
            "@Controller() class C { @UseGuards(G) @Post('/a') one() { use({SITE: 1}); } }",
            "which runs for every request to POST /a",
            id="without",
        ),
        pytest.param(
            "@Resolver() class C { @Query(() => [A]) all() { use({SITE: 1}); } }",
            "which runs for every request",
            id="a resolver",
        ),
        pytest.param(
            "@WebSocketGateway() class C { @SubscribeMessage('a') all() { use({SITE: 1}); } }",
            "which runs for every message",
            id="a gateway",
        ),
        pytest.param(
            "class G implements CanActivate { canActivate() { use({SITE: 1}); } }",
            "which runs for every request",
            id="a guard",
        ),
    ],
)
def test_nest(ts: str, text: str) -> None:
    heat = heat_of(ts, Language.TS)
    assert heat.level is HeatLevel.HOT
    assert heat.because[0].text == text
