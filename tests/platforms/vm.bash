# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Virtual machines with Debian's own kernels: a tree, its image, an initramfs,
# and one command run inside. Sourced by arm64-vm and kernel-vm.
#
# A machine is a folder:
#   root/   the tree, as mmdebstrap extracted it (nothing in it was run)
#   disk    its ext4 image
#   start   the initramfs: busybox and the few modules needed to reach the disk
#   kernel

die() {
	printf '%s: %s\n' "${0##*/}" "$*" >&2
	exit 3
}

# What a machine needs in addition to the list of packages for a slim system.
VM_PACKAGES=busybox-static,coreutils,gawk,git,kmod,mount,python3-jsonschema,util-linux,zstd

# vm_tree FOLDER ARCH SUITE KERNEL-PACKAGE PACKAGE,…
vm_tree() {
	mkdir -p "$1"
	rm -rf "$1/root"
	mmdebstrap --variant=extract --architectures="$2" \
		--aptopt='Apt::Install-Recommends "false"' \
		--include='?essential' \
		--include="$4,$5,$VM_PACKAGES" "$3" "$1/root"
}

# vm_settle ROOT: do what the packages' own scripts, not run, would have done.
vm_settle() {
	local root=$1
	cp -n "$root/usr/share/base-passwd/passwd.master" "$root/etc/passwd"
	cp -n "$root/usr/share/base-passwd/group.master" "$root/etc/group"
	echo 'student:x:1000:1000::/tmp:/bin/bash' >>"$root/etc/passwd"
	echo 'student:x:1000:' >>"$root/etc/group"
	ln -sf gawk "$root/usr/bin/awk"
	ln -sf gcc "$root/usr/bin/cc"
	[[ -e $root/bin/sh ]] || ln -s dash "$root/bin/sh"
	mkdir -p "$root"/{proc,sys,dev,run,tmp,root,home,mnt}
	chmod 1777 "$root/tmp"
	cat >"$root/vm-init" <<'INIT'
#!/bin/bash
# The machine's first program: mounts; then runs the job and passes on its
# output and status.
export PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME=/root
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev 2>/dev/null
mkdir -p /dev/pts /dev/shm
mount -t devpts devpts /dev/pts
mount -t tmpfs -o mode=1777 tmpfs /dev/shm
mount -t tmpfs -o mode=1777 tmpfs /tmp
mount -t tmpfs tmpfs /run
ln -sf /proc/self/fd /dev/fd
busybox ip link set lo up
hostname vm
mkdir -p /mnt/job
mount -t 9p -o trans=virtio,version=9p2000.L,msize=262144 job /mnt/job
while read -r tag path; do
	mkdir -p "$path"
	mount -t 9p -o trans=virtio,version=9p2000.L,msize=262144,cache=loose \
		"$tag" "$path"
done </mnt/job/shares
cd /
/bin/bash /mnt/job/command </dev/null >/dev/hvc0 2>&1
echo $? >/mnt/job/status
sync
busybox poweroff -f
INIT
	chmod +x "$root/vm-init"
	# shellcheck disable=SC2012 # names of kernels
	depmod -b "$root" "$(ls "$root/lib/modules" | head -n 1)"
}

# vm_pack FOLDER MB: make its image, initramfs and kernel.
vm_pack() {
	local root=$1/root start version module
	# shellcheck disable=SC2012
	version=$(ls "$root/lib/modules" | head -n 1)
	start=$(mktemp -d)
	mkdir -p "$start"/{bin,dev,proc,new,modules}
	cp "$root/bin/busybox" "$start/bin/busybox"
	for module in virtio_pci virtio_blk virtio_console 9p 9pnet_virtio ext4; do
		modprobe -S "$version" -d "$root" --show-depends "$module"
	done | awk '$1 == "insmod" && !seen[$2]++ { print $2 }' |
		while read -r module; do
			cp "$module" "$start/modules"
			local file=${module##*/}
			case $file in
			*.xz) xz -d "$start/modules/$file" ;;
			*.zst) zstd -q -d --rm "$start/modules/$file" ;;
			esac
			file=${file%.xz}
			echo "${file%.zst}"
		done >"$start/order"
	cat >"$start/init" <<'INIT'
#!/bin/busybox sh
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t devtmpfs devtmpfs /dev
while read -r module; do /bin/busybox insmod "/modules/$module"; done </order
/bin/busybox mount -t ext4 /dev/vda /new
exec /bin/busybox switch_root /new /vm-init
INIT
	chmod +x "$start/init"
	(cd "$start" && find . | cpio -o -H newc | gzip -1) >"$1/start"
	rm -rf "$start"
	cp "$root/boot/vmlinuz-$version" "$1/kernel"
	rm -f "$1/disk"
	mke2fs -q -t ext4 -d "$root" -O ^has_journal "$1/disk" "$2M"
}

# vm_run FOLDER SHARED:… KERNEL-ARGUMENTS QEMU… <COMMAND: run the script on
# standard input in the machine; its output and status become ours. Changes to
# the disk are lost. SHARED folders (read and write) have the same paths as
# here.
vm_run() {
	local folder=$1 shared=$2 append=$3 job status number=0
	local -a shares=() paths=()
	shift 3
	job=$(mktemp -d)
	cat >"$job/command"
	: >"$job/shares"
	IFS=: read -ra paths <<<"$shared"
	for path in "${paths[@]}"; do
		number=$((number + 1))
		echo "share$number $path" >>"$job/shares"
		shares+=(-virtfs "local,path=$path,mount_tag=share$number,security_model=none,multidevs=remap")
	done
	"$@" -nographic -no-reboot -serial "file:$job/console" -monitor none \
		-kernel "$folder/kernel" -initrd "$folder/start" \
		-append "quiet loglevel=3 panic=-1 $append" \
		-drive "file=$folder/disk,format=raw,if=virtio,snapshot=on" \
		-device virtio-serial -chardev stdio,id=out,signal=off \
		-device virtconsole,chardev=out \
		-virtfs "local,path=$job,mount_tag=job,security_model=none" \
		"${shares[@]}" </dev/null | sed -u 's/\r$//' || true
	status=$(cat "$job/status" 2>/dev/null) || {
		cat "$job/console" >&2
		rm -rf "$job"
		die "the machine ended before its command did"
	}
	rm -rf "$job"
	return "$status"
}

# vm_make FOLDER ARCH SUITE KERNEL-PACKAGE: make all that vm_run needs, with the
# packages for building, using and testing the kit.
vm_make() {
	local packages
	packages=$(awk '!/^#/ && $2 != "test" { print $1 }' \
		"$here/../../packages.txt" | paste -s -d ,)
	vm_tree "$1" "$2" "$3" "$4" "$packages"
	vm_settle "$1/root"
	vm_pack "$1" 4000
}
