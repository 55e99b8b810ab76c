#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Gradescope runs this once, as root, when the image is built. Beside it in the
# zip are the kit's staff tarball (ipclab-*.tar.xz), run_autograder, common.bash
# and, if not all labs are meant, a file "labs" with their ids.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export DEBIAN_FRONTEND=noninteractive
cd "$(mktemp -d)"
apt-get update
# The image may not have what unpacks the tarball.
apt-get install -y --no-install-recommends tar xz-utils
tar -xf "$here"/ipclab-*.tar.xz --strip-components=1
PREFIX=/usr/local ./run install staff
