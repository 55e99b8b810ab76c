# ipclab-memcheck, which converts Valgrind's XML; and its --disarm.
# shellcheck disable=SC2030,SC2031,SC2154 # a test is a subshell
load ../setup
load memory

@test "a child killed before Valgrind wrote its first line has no errors" {
	mkdir xml
	: >xml/12.xml
	printf '<?xml version="1.0"?>\n\n<valgr' >xml/123.xml
	run -0 "$IPCLAB_LIBEXEC/ipclab-memcheck" --killed '123 12' ./p xml/*.xml
	run ! "$IPCLAB_LIBEXEC/ipclab-memcheck" --killed 12 ./p xml/*.xml
	assert_output --partial '123.xml: not what Valgrind writes'
	refute_output --partial '/12.xml'
	run ! "$IPCLAB_LIBEXEC/ipclab-memcheck" ./p xml/12.xml
	assert_output --partial '12.xml: not what Valgrind writes'
}

@test "ipclab-memcheck: of truncated XML the complete errors are kept" {
	local tool=$IPCLAB_LIBEXEC/ipclab-memcheck
	{
		echo '<?xml version="1.0"?><valgrindoutput>'
		echo '<error><kind>InvalidRead</kind><what>Invalid read &lt;</what>'
		echo '<stack><frame><obj>/x/prog</obj><fn>f</fn><file>a.c</file>'
		echo '<line>3</line></frame></stack></error><error><kind>Inva'
	} >cut.xml
	run --separate-stderr "$tool" ./prog cut.xml
	assert_success
	run jq -c '.findings[] | [.id, .message, .source[0].line]' <<<"$output"
	assert_output '["memory-invalid-read","Invalid read < in f()",3]'
}

@test "ipclab-memcheck: strlen() has the same name on every processor" {
	local tool=$IPCLAB_LIBEXEC/ipclab-memcheck name
	for name in strlen __strlen_sse2 __strlen_avx2_rtm __strlen_mte __GI_strlen; do
		{
			echo '<?xml version="1.0"?><valgrindoutput>'
			echo '<error><kind>InvalidRead</kind><what>Invalid read</what>'
			echo "<stack><frame><obj>/lib/vg.so</obj><fn>$name</fn></frame>"
			echo '<frame><obj>/x/prog</obj><fn>f</fn><file>a.c</file>'
			echo '<line>3</line></frame></stack></error></valgrindoutput>'
		} >"$name.xml"
		run -0 --separate-stderr "$tool" ./prog "$name.xml"
		run jq -r '.findings[] | "\(.id) \(.message)"' <<<"$output"
		assert_output --partial 'unterminated-buffer strlen(), as called in f(),'
	done
}

@test "ipclab-memcheck: other XML is an error, wrong usage another" {
	local tool=$IPCLAB_LIBEXEC/ipclab-memcheck
	echo 'not <xml' >bad.xml
	echo '<other/>' >other.xml
	run "$tool" prog bad.xml
	assert_equal "$status" 1
	assert_line 'ipclab-memcheck: bad.xml: not what Valgrind writes'
	run "$tool" prog other.xml
	assert_equal "$status" 1
	run "$tool" prog missing.xml
	assert_equal "$status" 1
	assert_line --partial 'missing.xml: No such file'
	run "$tool"
	assert_equal "$status" 2
}

@test "ipclab-memcheck --disarm: changes each request, and nothing else" {
	local tool=$IPCLAB_LIBEXEC/ipclab-memcheck
	printf 'x\110\301\307\003\110\301\307\015\110\301\307\075\110\301\307\063' >amd64
	printf '\214\015\314\223\214\065\314\223\214\315\314\223\214\365\314\223' >arm64
	cat amd64 arm64 amd64 <(printf end) >file
	run -0 "$tool" --disarm file
	run -0 od -An -v -tx1 file
	assert_output --partial ' 78 0f 1f 40 00 0f 1f 40 00 0f 1f 40 00 0f 1f 40'
	assert_equal "$(grep -cF -f amd64 file)" 0
	assert_equal "$(tail -c 3 file)" end
	assert_equal "$(stat -c %s file)" 53
	cp "$BASH" clean
	run -0 "$tool" --disarm clean
	run -0 cmp clean "$BASH"
	run -1 "$tool" --disarm missing
	assert_output 'ipclab-memcheck: missing: No such file or directory'
}
