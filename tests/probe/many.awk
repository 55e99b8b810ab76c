# SPDX-License-Identifier: MIT
# many.awk -v n=PROCESSES -v events=N: print a recording of about N events
BEGIN {
  print "ipcprobe-recording version=2"
  print "start pid=100 call=execve seq=1 path=/bin/many arg=many row=0:0:tty:1:2:/dev/tty row=1:1:tty:1:2:/dev/tty row=2:1:tty:1:2:/dev/tty"
  print "pipe pid=100 call=pipe2 fd=3 fd2=4 seq=2 file=pipe:9:77"
  seq = 2
  for (i = 1; i < n; i++) printf "fork pid=100 call=clone child=%d seq=%d time=%d\n", 100 + i, ++seq, seq * 1000
  while (seq < events - 2 * n) {
    p = 100 + seq % n
    printf "write pid=%d call=write fd=4 size=8 result=8 data=abcdefgh seq=%d time=%d began=%d\n", p, ++seq, seq * 1000, seq * 1000 - 100
    printf "read pid=%d call=read fd=3 size=8 result=8 seq=%d time=%d began=%d\n", p, ++seq, seq * 1000, seq * 1000 - 100
    printf "dup pid=%d call=dup fd=3 fd2=5 seq=%d time=%d\n", p, ++seq, seq * 1000
    printf "close pid=%d call=close fd=5 seq=%d time=%d\n", p, ++seq, seq * 1000
    seq++
  }
  for (i = 1; i < n; i++) printf "exit pid=%d call=exit_group seq=%d table\n", 100 + i, ++seq
  for (i = 1; i < n; i++) printf "wait pid=100 call=wait4 size=-1 result=%d seq=%d\n", 100 + i, ++seq
  print "exit pid=100 table"
  print "end pid=100 result=0"
  print "run outcome=exited status=0 wall_ms=1 cpu_ms=1 program=many"
}
