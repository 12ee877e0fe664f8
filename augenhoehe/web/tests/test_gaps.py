"""Without a backup the check list says so, and My day is not nagged."""

import pytest
from django.conf import settings

from augenhoehe.people.models import Department
from augenhoehe.people.tests.cast import make_cast
from augenhoehe.web.gaps import backup


@pytest.mark.django_db
def test_a_missing_backup_stands_on_the_check_list_outside_of_demonstrations(tmp_path, monkeypatch):
    make_cast()
    monkeypatch.setattr(settings, "DATA", tmp_path)
    assert not backup(Department()).is_grave
    assert backup(Department(is_demo=True)) is None
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "daily.backup").touch()
    assert backup(Department()) is None
