lock:
	/tmp/probe/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-strip-extras --extra dev pyproject.toml -o requirements-dev.txt
	/tmp/probe/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-strip-extras -c requirements-dev.txt pyproject.toml -o functions/requirements.txt
