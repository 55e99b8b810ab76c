# shellcheck shell=sh
n=0
while read -r _; do
	n=$((n + 1))
done <<END
one
two
END
echo $n
cat <<END | sort
b
a
END
