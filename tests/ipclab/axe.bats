# The report and the feedback are for everybody: axe-core finds nothing wrong.
load mini
load ../axe
bats_require_minimum_version 1.5.0

@test "the report and a feedback page, light and dark" {
  axe_setup
  mini_kit
  cd "$BATS_TEST_TMPDIR"
  mkdir -p class/{right,wrong,broken}
  mini_source hello 0 >class/right/hello.c
  mini_source hello 4 >class/wrong/hello.c
  echo '#error no' >class/broken/hello.c
  printf '%s\n' name,login Ann,right Bob,bob >roster.csv
  run -0 ipclab grade class --out out --no-isolation --labs 1 --roster roster.csv
  run -0 ipclab similar class --labs 1 --least 1 --out out
  assert_accessible out/report.html out/feedback/{right,wrong,broken}.html out/staff/wrong.html
}

@test "what axe-core would say of a page that is not" {
  axe_setup
  cat >"$BATS_TEST_TMPDIR/page.html" <<-'EOF'
		<!DOCTYPE html><html lang="en"><title>Wrong</title><main><h1>Wrong</h1>
		<p style="color: #aaa; background: #fff">pale</p><img src="data:,"></main>
	EOF
  run axe_page dark "$BATS_TEST_TMPDIR/page.html"
  assert_line --regexp '^color-contrast: '
  assert_line --regexp '^image-alt: '
  assert_line --regexp '^dark: [1-9][0-9]* violations'
}
