"""`quizapp serve`: migrate, load the bank, and serve until Ctrl-C."""

from __future__ import annotations

import gc
import socket
from dataclasses import replace
from functools import partial

import click
from flask import Flask

from quizapp.cli import preflight
from quizapp.cli.running import give_up, running_app
from quizapp.config import Config

ANYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, and chosen only by --lan


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--lan", is_flag=True, help="Listen on the local network, and show a QR code.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes.  [default: cores, up to 4]")
@click.option("--threads", default=4, show_default=True, type=click.IntRange(min=1))
@click.option("--access-log", is_flag=True, help="Print a line for each request.")
def serve(
    host: str, port: int, *, lan: bool, workers: int | None, threads: int, access_log: bool
) -> None:
    """Bring the database up to date, load the question bank and serve it."""
    if lan:
        host = "0.0.0.0"  # noqa: S104 - what --lan asks for
    try:
        listener = preflight.listen(host, port)
    except preflight.NotReadyError as error:
        give_up(str(error))

    gc.disable()  # nothing of what is imported now ever becomes garbage: a faster start
    from quizapp.cli.announcement import announce
    from quizapp.services import database, schema

    with listener, running_app(checked=False, config=partial(prepare, listener=listener)) as app:
        schema.upgrade(database.engine())
        announce(app, lan=lan)
        start(
            app,
            listener,
            workers=workers or min(4, preflight.cores()),
            threads=threads,
            access_log=access_log,
        )


def prepare(config: Config, *, listener: socket.socket) -> Config:
    """Look at where the data will lie, and let links lead to where we listen."""
    try:
        preflight.writable(config.instance)
        for warning in warnings(config):
            click.echo(f"Warning: {warning}", err=True)
    except preflight.NotReadyError as error:
        give_up(str(error))
    return config if config.public_url else replace(config, public_url=address_of(listener))


def warnings(config: Config) -> list[str]:
    """Return what an operator should know about the database before trusting it with answers."""
    from quizapp.services import database

    if not config.database_url.startswith("sqlite"):
        return []
    found = (
        preflight.sqlite_warning(database.sqlite_version()),
        preflight.place_warning(config.instance),
    )
    return [each for each in found if each]


def address_of(listener: socket.socket) -> str:
    """Return the address people type to reach this socket."""
    host, port = listener.getsockname()[:2]
    if host in ANYWHERE:
        host = preflight.lan_address() or "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def start(
    app: Flask, listener: socket.socket, *, workers: int, threads: int, access_log: bool
) -> None:
    """Hand over to gunicorn."""
    from quizapp.cli.server import Server

    Server(app, listener, workers=workers, threads=threads, access_log=access_log).run()
