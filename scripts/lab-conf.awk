# lab.conf to JSON, for the time before ipclab is built.
# Understands what our own lab.conf files use: key = value, lists on one
# line, one-line and many-line `program NAME { … }`, `limits { … }`.
function list(text) {
	gsub(/^[^{]*\{/, "[", text)
	gsub(/\}.*$/, "]", text)
	return text
}
{ sub(/[ \t]*#.*$/, "") }
/^[ \t]*$/ { next }
/^(title|weight) *=/ {
	value = $0
	sub(/^[^=]*= */, "", value)
	out = out sprintf("\"%s\":%s,", $1, value)
	next
}
/^(files|provided|forbidden|prerequisites) *=/ {
	out = out sprintf("\"%s\":%s,", $1, list($0))
	next
}
/^program / { name = $2; sub(/\{.*/, "", name); in_program = 1 }
in_program && /sources *=/ {
	text = $0
	sub(/^.*sources *= */, "", text)
	programs = programs (programs ? "," : "") \
		sprintf("{\"name\":\"%s\",\"sources\":%s}", name, list(text))
	in_program = 0
	next
}
/^limits/ { in_limits = 1 }
in_limits {
	text = $0
	while (match(text, /[a-z_]+ *= *[0-9]+/)) {
		pair = substr(text, RSTART, RLENGTH)
		text = substr(text, RSTART + RLENGTH)
		split(pair, kv, / *= */)
		limits = limits (limits ? "," : "") "\"" kv[1] "\":" kv[2]
	}
	if (text ~ /\}/)
		in_limits = 0
}
END {
	printf "{\"id\":\"%s\",%s\"programs\":[%s],\"limits\":{%s}}\n",
		id, out, programs, limits
}
