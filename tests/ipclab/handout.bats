# The handout that start puts into the lab's folder.
load mini
bats_require_minimum_version 1.5.0

setup() {
  mini_kit
  cd "$BATS_TEST_TMPDIR" || return
  BASE=$PWD
}

# The kit's handout of 01-hello, as Markdown and as HTML.
handout() {
  mkdir -p "$KIT/handouts/figures" "$KIT/html/handouts"
  for figure in pipe fork other; do
    echo "<svg>$figure</svg>" >"$KIT/handouts/figures/$figure.svg"
  done
  cat >"$KIT/handouts/01-hello.md"
  cat >"$KIT/html/handouts/01-hello.html" <<-'END'
	<a
	href="../explain/deadlock.html">x</a> <a href="#own">own</a>
	<a href="01-hello.html#own">own</a> <a href="00-overview.html#a-b">o</a>
	<a href="https://example.org/x">w</a> <pre>href=&quot;a.html&quot;</pre>
	END
}

@test "handout.md is beside the sources, with the figures that it shows" {
  handout <<'END'
![a pipe](figures/pipe.svg) and ![the
fork](figures/fork.svg)
END
  run -0 ipclab start 1
  cmp "$KIT/handouts/01-hello.md" 01-hello/handout.md
  run ls 01-hello/figures
  assert_output $'fork.svg\npipe.svg'
  cmp "$KIT/handouts/figures/fork.svg" 01-hello/figures/fork.svg
}

@test "its links lead to the kit's pages from wherever the folder is" {
  local link
  handout <<'END'
[d](../explain/deadlock.md), [o](00-overview.md#a-b) [me](01-hello.md#idea)
[top](01-hello.md) [here](#idea) [w](https://example.org/a_(b)) [m](mailto:a@b)
END
  touch "$KIT/explain/deadlock.md" "$KIT/handouts/00-overview.md"
  mkdir 'a (b)' link
  ln -s ../'a (b)' link/there
  ipclab start 1 w
  run cat w/handout.md
  assert_line --index 0 '[d](../kit/explain/deadlock.md), [o](../kit/handouts/00-overview.md#a-b) [me](#idea)'
  assert_line --index 1 '[top](#) [here](#idea) [w](https://example.org/a_(b)) [m](mailto:a@b)'
  # From the folder itself, whatever link leads there.
  ipclab start 1 link/there/w
  run -0 grep -o '](../../kit/explain/deadlock.md)' 'a (b)/w/handout.md'
  # The kit's own path may have characters that are not allowed in a link.
  mv "$KIT" 'a (b)/kit'
  IPCLAB_DATADIR=$PWD/'a (b)/kit' ipclab start 1 x/y
  link=$(grep -o '[^(]*deadlock.md' x/y/handout.md)
  assert_equal "$link" '../../a%20%28b%29/kit/explain/deadlock.md'
}

@test "what looks like a link in code stays as it is" {
  handout <<'END'
`a[0](b.md)` and ``x ` y[1](c.md)`` [d](../explain/d.md)
```c
f[0](x.md);

int y[2](z.md); /* ` */
```
a lonely ` and [e](../explain/e.md)

[f](../explain/f.md) `
END
  ipclab start 1 w
  run diff "$KIT/handouts/01-hello.md" w/handout.md
  assert_output "1c1
< \`a[0](b.md)\` and \`\`x \` y[1](c.md)\`\` [d](../explain/d.md)
---
> \`a[0](b.md)\` and \`\`x \` y[1](c.md)\`\` [d](../kit/explain/d.md)
7c7
< a lonely \` and [e](../explain/e.md)
---
> a lonely \` and [e](../kit/explain/e.md)
9c9
< [f](../explain/f.md) \`
---
> [f](../kit/explain/f.md) \`"
}

@test "the kit's HTML comes as well, with its links as file:// URLs, and is named first" {
  handout </dev/null
  mv "$KIT" 'k [1]'
  export IPCLAB_DATADIR=$BASE/'k [1]'
  run -0 ipclab start 1
  assert_line '  handout     01-hello/handout.html (handout.md for an editor)'
  run cat 01-hello/handout.html
  assert_output "<a
href=\"file://$BASE/k%20%5B1%5D/html/explain/deadlock.html\">x</a> <a href=\"#own\">own</a>
<a href=\"#own\">own</a> <a href=\"file://$BASE/k%20%5B1%5D/html/handouts/00-overview.html#a-b\">o</a>
<a href=\"https://example.org/x\">w</a> <pre>href=&quot;a.html&quot;</pre>"
  # Without it there is only the Markdown.
  rm -r "$IPCLAB_DATADIR/html"
  run -0 ipclab start 1 w
  assert_line '  handout     w/handout.md'
  assert_not_exist w/handout.html
  # A kit without a handout can start labs, too.
  rm "$IPCLAB_DATADIR/handouts/01-hello.md"
  run -0 ipclab start 1 x
  refute_output --partial '  handout '
  assert_exist x/hello.c
}

@test "no file is overwritten: another lab's handout stays, and the kit's is named" {
  handout <<<'![a pipe](figures/pipe.svg)'
  mkdir -p w/figures
  echo mine | tee w/handout.md w/handout.html w/figures/pipe.svg
  run -0 ipclab start 1 w
  assert_line "  handout     $(realpath "$KIT")/html/handouts/01-hello.html"
  run cat w/handout.md w/handout.html w/figures/pipe.svg
  assert_output $'mine\nmine\nmine'
  # A handout from an earlier start is as good as a new one.
  run -0 ipclab start 1 x
  rm x/hello.c
  run -0 ipclab start 1 x
  assert_line '  handout     x/handout.html (handout.md for an editor)'
}

@test "a file that can't be written or read is reported" {
  handout <<<'![a pipe](figures/pipe.svg)'
  mkdir w
  touch w/figures
  run -2 ipclab start 1 w
  assert_output "ipclab: w/figures/pipe.svg: Not a directory; move it away"
  rm "$KIT/handouts/figures/pipe.svg"
  run -2 ipclab start 1 x
  assert_output --partial "figures/pipe.svg: No such file or directory"
  rm "$KIT/handouts/01-hello.md"
  mkdir "$KIT/handouts/01-hello.md"
  run -2 ipclab start 1 y
  assert_output --partial "handouts/01-hello.md: Invalid argument"
}

@test "the other commands ignore it: the lab is found, and it is not handed in" {
  handout <<<'![a pipe](figures/pipe.svg)'
  ipclab start 1 w
  cd w
  run -0 ipclab
  assert_line --index 0 'You are in 01-hello: Saying hello.'
  echo '/* mine */' >>hello.c
  run -0 ipclab check
  assert_line --index 0 '01-hello  Saying hello'
  refute_output --partial handout
  run -0 ipclab submit
  run -0 tar -tf 01-hello.tar.gz
  refute_output --partial handout
  refute_output --partial figures
}
