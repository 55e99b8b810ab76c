# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Checks that fail with findings, for the lab of mini.bash.

# failing ID SENTENCE LINE [MORE]: a check that fails with a finding at that
# line; MORE is added to the finding.
failing() {
  printf '# bats %s=id:%s,points:1\n@test "%s" {\n' test_tags "$1" "$1"
  cat <<-EOF
	  printf '{"message": "it hung", "findings": [{"id": "crashed",
	    "message": "$2", "next_step": "Look.", "source": [
	    {"file": "'"\$IPCLAB_SRC"'/hello.c", "line": $3${4:+, $4}}]}]}' \
	    >"\$IPCLAB_OUT/$1.json"
	  false
	}
	EOF
}

# three_failures: of TODO 2, of TODOs 1 and 2, and of TODO 1, in this order, all
# but the last with the same mistake; and one check that passes.
three_failures() {
  {
    failing second 'it is stuck (descriptor 3)' 4
    failing both 'it is stuck (descriptor 4)' 4
    failing first 'it is stuck (descriptor 5)' 3
    printf '# bats test_tags=id:well,points:1,todo:1\n@test "well" { true; }\n'
  } | sed 's/id:second,/&todo:2,/; s/id:both,/&todo:1,todo:2,/; s/id:first,/&todo:1,/' \
    >"$KIT/labs/01-hello/checks.bats"
}
