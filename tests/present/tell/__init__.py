import pytest

pytest.register_assert_rewrite("tests.present.tell.spec")  # so that a failing table shows both sentences
