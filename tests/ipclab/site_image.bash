# SPDX-License-Identifier: MIT
# A machine laid out like a course site's, for site-images.bats: this machine's
# system with a /usr/local, /autograder, /grade and /home/autograde of its own,
# which persist from one run to the next. Needs root.

# site_begin: make it in $SITE.
site_begin() {
  SITE=$(mktemp -d)
  export SITE
  chmod 755 "$SITE"
  mkdir -p "$SITE"/{root,local/{bin,sbin},autograder,grade,autograde,github}
  # The kit's packages are already installed: only record what is asked for.
  printf '#!/bin/sh\necho "$*" >>/usr/local/apt-get.log\n' \
    >"$SITE/local/sbin/apt-get"
  chmod +x "$SITE/local/sbin/apt-get"
}

site_end() {
  rm -rf "$SITE"
}

# in_site COMMAND...: run it as root, in mounts that nobody else sees.
in_site() {
  # shellcheck disable=SC2016 # for the inner shell
  unshare --mount --propagation private bash -euc '
    root=$SITE/root
    mount -t tmpfs site "$root"
    for path in /bin /dev /etc /lib /lib32 /lib64 /proc /sbin /sys /tmp /usr /var; do
      if [[ -L $path ]]; then
        cp -P "$path" "$root"
      elif [[ -d $path ]]; then
        mkdir "$root$path"
        mount --rbind "$path" "$root$path"
      fi
    done
    mkdir -p "$root"/{root,old,run,autograder,grade,github,home/autograde}
    for pair in local=usr/local autograder=autograder grade=grade \
      github=github autograde=home/autograde; do
      mount --bind "$SITE/${pair%=*}" "$root/${pair#*=}"
    done
    cd "$root"
    pivot_root . old
    umount -l /old
    cd /
    exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
      HOME=/root "$@"' bash "$@"
}
