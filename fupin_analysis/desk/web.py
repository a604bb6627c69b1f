"""The desk on the web: Starlette takes requests apart and sends what the desk answers. The only module that knows Starlette."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, cast

from fupin_analysis.desk.app import Answer, Desk, NoSuchPageError
from fupin_analysis.desk.guard import App, Guard
from fupin_analysis.desk.office import Office
from fupin_analysis.desk.pages import house_scripts
from fupin_analysis.desk.said import FilledForm
from fupin_analysis.desk.uploads import MOST_BYTES, MOST_FILES
from fupin_analysis.errors import FupinError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    Endpoint = Callable[[Request], Awaitable[Response]]

_MOST_FIELDS = 40
_LONGEST_FIELD = 20_000


def make_app(office: Office, *, token: str, port: int) -> App:
    """Return the whole server: the pages behind their guard.

    Parameters
    ----------
    office
        What the pages show and do.
    token
        Secret of this start.
    port
        The server's own.
    """
    from starlette.applications import Starlette
    from starlette.concurrency import run_in_threadpool
    from starlette.exceptions import HTTPException
    from starlette.middleware.body_limit import RequestBodyLimitMiddleware
    from starlette.routing import Route

    desk = Desk(office)

    async def refuse(_request: Request, error: Exception) -> Response:
        assert isinstance(error, FupinError)
        return _response(await run_in_threadpool(desk.refuse, error))

    async def lose(_request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        return _response(await run_in_threadpool(desk.lost, status))

    routes = [Route(path, _shows(work), methods=["GET"]) for path, work in desk.shown.items() if path != "/pages"]
    routes += [Route("/pages/{path:path}", _shows(desk.shown["/pages"]), methods=["GET"])]
    routes += [Route(path, _does(work), methods=["POST"]) for path, work in desk.done.items()]
    app = Starlette(routes=routes, exception_handlers={FupinError: refuse, NoSuchPageError: lose, HTTPException: lose})
    limited = cast(App, RequestBodyLimitMiddleware(app, MOST_BYTES))
    return Guard(limited, token=token, port=port, scripts=house_scripts())


def _shows(work: Callable[[FilledForm], Answer]) -> Endpoint:
    from starlette.concurrency import run_in_threadpool

    async def show(request: Request) -> Response:
        asked = {**request.query_params, **request.path_params}
        return _response(await run_in_threadpool(work, FilledForm(tuple(asked.items()))))

    return show


def _does(work: Callable[[FilledForm], Answer]) -> Endpoint:
    from starlette.concurrency import run_in_threadpool
    from starlette.datastructures import UploadFile

    async def do(request: Request) -> Response:
        async with request.form(max_files=MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=_LONGEST_FIELD) as form:
            fields = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
            files = [(one.filename, one.file) for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
            return _response(await run_in_threadpool(work, FilledForm(fields, files)))

    return do


def _response(answer: Answer) -> Response:
    from starlette.responses import FileResponse, HTMLResponse, RedirectResponse

    if answer.go:
        return RedirectResponse(answer.go, status_code=303)
    return FileResponse(answer.file) if answer.file else HTMLResponse(answer.page, status_code=answer.status)
