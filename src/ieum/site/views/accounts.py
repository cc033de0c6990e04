"""Login and logout."""

from typing import ClassVar

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView


class LoginForm(AuthenticationForm):
    """Django's form in our words."""

    username = forms.CharField(
        label="아이디", widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"})
    )
    password = forms.CharField(
        label="비밀번호", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    error_messages: ClassVar[dict[str, str]] = {
        "invalid_login": "아이디나 비밀번호가 맞지 않습니다. 다시 확인하여 주십시오.",
        "inactive": "쓰지 않는 계정입니다. 운영자에게 문의하십시오.",
    }


class Login(LoginView):
    """The page of login; it leads on to where one wanted to go, within the site."""

    form_class = LoginForm
    template_name = "ui/login.html"
    redirect_authenticated_user = True
    extra_context: ClassVar[dict[str, str]] = {"title": "로그인"}
