"""Forms: which fields exist, in the reader's words; what they may hold, the services decide.

No form but the administrators' has a field for a role.
"""

from __future__ import annotations

from typing import Any

from babel import Locale
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    HiddenField,
    IntegerField,
    PasswordField,
    SelectChoice,
    SelectField,
    StringField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from quizapp.services.names import InvalidInput
from quizapp.web.rendering import say

_TAGS = (
    "en-GB en-US cs da de de-AT de-CH el es fi fr fr-CA hu it nb nl pl pt pt-BR ro sk sv tr uk "
    "ar fa he hi ja ko zh"
)
LOCALES = _TAGS.split()

_needed = InputRequired(_l("This is needed."))
_short = Length(max=1000, message=_l("This is too long."))


class Form(FlaskForm):  # type: ignore[misc]  # its base has no types
    """A form of ours; its token is checked before the route is reached."""

    class Meta:
        """Leave the token to the guard."""

        csrf = False

    def refuse(self, error: InvalidInput) -> None:
        """Show an error of a service beside its field."""
        field = self[error.field]
        field.errors = [*field.errors, say(error.message)]


class SignInForm(Form):
    """A name and a password."""

    name = StringField(_l("User name"), [_needed, _short])
    password = PasswordField(_l("Password"), [_needed, _short])
    next = HiddenField()


class NewPassword(Form):
    """A password, typed twice so that nobody locks themselves out by a slip."""

    password = PasswordField(_l("Password"), [_needed, _short])
    password_again = PasswordField(_l("Password, once more"), [_needed, _short])

    def validate_password_again(self, field: Any) -> None:
        """Compare both."""
        if field.data != self.password.data:
            raise ValidationError(_l("The two passwords differ."))


class RegisterForm(NewPassword):
    """A new account."""

    name = StringField(_l("User name"), [_needed, _short])
    code = StringField(_l("Code"), [_short])
    next = HiddenField()


class FirstAdminForm(NewPassword):
    """The first administrator."""

    name = StringField(_l("User name"), [_needed, _short])


class ChangePasswordForm(Form):
    """The present password and a new one."""

    old_password = PasswordField(_l("Present password"), [_needed, _short])
    new_password = PasswordField(_l("New password"), [_needed, _short])
    new_password_again = PasswordField(_l("New password, once more"), [_needed, _short])

    def validate_new_password_again(self, field: Any) -> None:
        """Compare both."""
        if field.data != self.new_password.data:
            raise ValidationError(_l("The two passwords differ."))


def _is_address(_form: Any, field: Any) -> None:
    """Accept what has one @ with something on both sides; the mail server knows better."""
    before, at, after = (field.data or "").partition("@")
    if not (before and at and "." in after and "@" not in after) or any(
        map(str.isspace, field.data)
    ):
        raise ValidationError(_l("Write an address such as name@example.org."))


_mail = [Optional(), Length(max=254, message=_l("This is too long.")), _is_address]


class SettingsForm(Form):
    """How somebody wants to see things."""

    locale = SelectField(_l("Dates and numbers as in"), [Optional()])
    time_zone = StringField(_l("Time zone"), [Optional(), Length(max=60)])
    rollover_hour = IntegerField(
        _l("A new day of reviews begins at"),
        [
            InputRequired(_l("Write a whole hour, such as 4.")),
            NumberRange(0, 23, _l("Choose an hour from 0 to 23.")),
        ],
    )
    email = StringField(_l("E-mail"), _mail)

    def __init__(self, **given: Any) -> None:
        """Fill the list of languages, each by its own name."""
        super().__init__(**given)
        names = sorted(
            (str(Locale.parse(tag, sep="-").get_display_name() or tag).capitalize(), tag)
            for tag in LOCALES
        )
        self.locale.choices = [
            SelectChoice("", str(_l("This site's language"))),
            *(SelectChoice(tag, name) for name, tag in names),
        ]


class AccountForm(Form):
    """An account an administrator makes for somebody."""

    name = StringField(_l("User name"), [_needed, _short])
    role = SelectField(_l("Role"))
    email = StringField(_l("E-mail"), _mail)
