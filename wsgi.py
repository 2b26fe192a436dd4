"""What a WSGI server loads: `gunicorn wsgi:app`, `flask --app wsgi run`."""

from quizapp.app import create_server_app

app = create_server_app()
