# ipclab doctor names what is wrong with a machine, and what to do about it.
load mini

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
  export XDG_CACHE_HOME=$PWD/cache
  mkdir -p work/01-hello
  mini_source hello 0 >work/01-hello/hello.c
}

# other_machine NAME TEXT…: see other_machine.c.
other_machine() {
  [[ -e other.so ]] ||
    cc -shared -fPIC -o other.so "$BATS_TEST_DIRNAME/other_machine.c" -ldl
  rm -rf other
  while (($#)); do
    mkdir -p "other/$(dirname "$1")"
    printf '%s\n' "$2" >"other/$1"
    shift 2
  done
}

# there COMMAND…: run it on that machine.
there() {
  OTHER_MACHINE=$PWD/other LD_PRELOAD=$PWD/other.so "$@"
}

# bad TEXT REMEDY: doctor says both, and nobody is judged.
bad() {
  run -3 there ipclab doctor
  assert_line --regexp "^  bad +$1|^          $1"
  assert_output --partial "$2"
  run -3 --separate-stderr there ipclab check --work work/01-hello 1
  assert_regex "$stderr" "$1"
  assert_regex "$stderr" "$2"
}

# noted TEXT REMEDY: doctor says both, and work is judged.
noted() {
  run there ipclab doctor
  assert_line --regexp "^  note +$1|^          $1"
  refute_output --partial '  bad'
  assert_output --partial "$2"
  run -0 there ipclab check --work work/01-hello --only says 1
}

@test "doctor: WSL 1" {
  other_machine sys/kernel/osrelease 4.4.0-19041-Microsoft
  bad 'This is WSL 1' 'wsl --set-version'
}

@test "doctor: a Windows folder under WSL 2, but not a Linux one" {
  other_machine sys/kernel/osrelease 6.6.87.2-microsoft-standard-WSL2 \
    cwd /mnt/c/Users/al
  noted 'This folder is on a Windows drive' 'cd ~'
  other_machine sys/kernel/osrelease 6.6.87.2-microsoft-standard-WSL2
  run there ipclab doctor
  refute_output --partial 'Windows'
}

@test "doctor: an emulator" {
  local is='Programs run through an emulator' remedy='own processor'
  other_machine self/maps '7fff1000-7fff2000 r-xp 0 0:0 0 /run/rosetta/rosetta'
  bad "$is" "$remedy"
  other_machine self/maps '60000000-6000f000 r-xp 0 0:0 0 /usr/bin/qemu-aarch64'
  bad "$is" "$remedy"
  other_machine ptrace 38 # ENOSYS
  bad "$is" "$remedy"
  run -3 there ipclab doctor
  refute_output --partial 'forbids'
}

@test "doctor: an emulator that is really there" {
  local qemu
  qemu=$(command -v "qemu-$(uname -m)-static" || command -v "qemu-$(uname -m)") ||
    skip 'qemu-user is not installed: apt-get install qemu-user-static'
  run -3 --separate-stderr "$qemu" "$(command -v ipclab)" check \
    --work work/01-hello 1
  assert_regex "$stderr" 'Programs run through an emulator'
}

@test "doctor: ptrace is forbidden" {
  other_machine ptrace 1 # EPERM
  bad "Programs can't be observed here: the system forbids ptrace" SYS_PTRACE
}

@test "doctor: Yama, an old kernel, no user namespaces" {
  other_machine sys/kernel/yama/ptrace_scope 2
  noted 'The system forbids one program' 'ptrace_scope=1'
  other_machine sys/kernel/osrelease 5.15.0-100-generic
  noted 'The kernel is older than 6.1' 'whether it will do'
  other_machine sys/kernel/osrelease 6.1.0-57-amd64
  run there ipclab doctor
  refute_output --partial 'older'
  other_machine sys/user/max_user_namespaces 0
  noted 'Unprivileged user namespaces are off' 'AppArmor'
  other_machine sys/kernel/apparmor_restrict_unprivileged_userns 1
  noted 'Unprivileged user namespaces are off' 'AppArmor'
}

# older TOOL SAYS: such a tool is too old; nobody is judged with it.
older() {
  local real=$PATH PATH=$PWD/tools:$PATH
  mkdir -p tools
  printf '#!/bin/sh\necho "%s"\n' "$2" >"tools/$1"
  chmod +x "tools/$1"
  run -1 ipclab doctor
  assert_line "  too old $2"
  assert_output --regexp 'Version [0-9.]+ or newer is needed'
  run -3 --separate-stderr ipclab check --work work/01-hello 1
  assert_regex "$stderr" 'too old'
  PATH=$real
  rm "tools/$1"
}

@test "doctor: a tool that is too old" {
  older valgrind valgrind-3.4.0
  older valgrind valgrind-3.16.1
  older bats 'Bats 1.2.1'
  older jq jq-1.5
  older cc 'cc (Debian 7.5.0-3) 7.5.0'
  older cc 'Ubuntu clang version 6.0.1-14 (tags/RELEASE_601/final)'
  run ipclab doctor
  refute_output --partial 'too old'
}

@test "doctor: a version with a number of the packager's, or none" {
  local PATH=$PWD/tools:$PATH
  mkdir tools
  for says in 'cc (crosstool-NG 1.24.0) 12.2.0' 'cc of my own'; do
    printf '#!/bin/sh\ncase $1 in --version) echo "%s" ;; *) exec %s "$@" ;; esac\n' \
      "$says" "$(PATH=${PATH#*:} command -v cc)" >tools/cc
    chmod +x tools/cc
    run ipclab doctor
    assert_line --regexp '^  ok +cc'
    run -0 ipclab check --work work/01-hello --only says 1
  done
}
