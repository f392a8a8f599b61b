"""Options of the test run: pytest's command line in; hypothesis profiles and the `update_golden` flag out."""

import gc
import os
import shutil
import tempfile

import pytest
from hypothesis import HealthCheck, Phase, settings

from ouros.runtime import library_cache

PROFILES = {"ci": 650, "long": 40_000}

for name, examples in PROFILES.items():
    settings.register_profile(
        name,
        max_examples=examples,
        deadline=None,
        derandomize=name == "ci",  # the same examples on every run; new ones are what the long profile is for
        phases=[Phase.explicit, Phase.generate] if name == "ci" else list(Phase),  # shrinking takes minutes
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile("ci")
os.environ["COLUMNS"] = "80"  # CPython's argparse asks the terminal for its width; the sandbox has none


MADE = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    """Workers and their processes share what is compiled of the library; keys that tests make are not the user's."""
    if not hasattr(config, "workerinput"):
        config.stash[MADE] = folder = tempfile.mkdtemp(prefix="ouros-tests-")
        os.environ.update({library_cache.VARIABLE: os.path.join(folder, "cache"), "XDG_CONFIG_HOME": folder})
    library_cache.shelf()


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash.get(MADE, ""), ignore_errors=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files from what is emitted now")
    parser.addoption("--every-step", action="store_true", help="every way of running for every program")
    parser.addoption("--thin", action="store_true", help="reload only every third program of the corpus")
    parser.addoption("--long", action="store_true", help="also the tests that take very long")


@pytest.fixture(autouse=True, scope="module")
def _settled() -> None:
    """What earlier tests keep is not gone through by every later collection of garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten rather than compared."""
    return bool(request.config.getoption("--update-golden"))


SLOW_FILES = frozenset(
    """
    test_agent_example test_attacks test_bad_input test_gate test_generated test_limits_enforced test_policy
    test_real_code test_snapshot_state
    """.split()
)
"""Left out of the reduced run on further interpreters."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("long") and not config.getoption("--long"):
            item.add_marker(pytest.mark.skip(reason="takes very long; --long runs it"))
        if item.path.stem in SLOW_FILES:
            item.add_marker(pytest.mark.slow)
        if item.path.stem == "test_corpus" and hasattr(item, "callspec") and not item.get_closest_marker("xdist_group"):
            name = item.callspec.params["program"].name
            item.add_marker(pytest.mark.xdist_group(name))  # on one worker, where it is compiled once
