"""The application, and serving it on this machine only."""

from __future__ import annotations

import socket

import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp

from zi_extract.errors import InputError
from zi_extract.review.api import Api
from zi_extract.review.desk import Desk
from zi_extract.review.pages import Pages
from zi_extract.review.security import Gate, Keys

HOST = "127.0.0.1"


def create_app(desk: Desk, keys: Keys, port: int) -> ASGIApp:
    """Pages and API behind the gate. ``port`` is the one that requests must name."""
    routes = [*Pages(desk).routes(), *Api(desk).routes()]
    return Gate(Starlette(routes=routes), keys, port)


def listen(port: int) -> socket.socket:
    """A socket on the loopback interface; port 0 takes a free one. Raises InputError."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((HOST, port))
        made.listen()  # from now on a browser waits for the answer instead of being turned away
    except (OSError, OverflowError) as error:
        made.close()
        raise InputError(
            f"The port cannot be used: {error}. Where: {HOST}:{port}. Next: choose another --port."
        ) from error
    return made


def serve(app: ASGIApp, bound: socket.socket) -> None:
    """Answers until it is interrupted."""
    config = uvicorn.Config(
        app,
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
    )
    uvicorn.Server(config).run(sockets=[bound])
