"""Charts as a reader sees them."""

import pytest

pytest.register_assert_rewrite("tests.present.draw.picture")
