puts [exec echo a | tr a b]
set sort [open "|sort" r+]
puts $sort "b\na"
close $sort write
puts [read $sort]
close $sort
