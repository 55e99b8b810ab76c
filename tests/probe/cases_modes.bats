#!/usr/bin/env bats
# Small programs (cases/table): the right ones get no error, and the wrong ones
# keep theirs, in any order, with virtual time and with failing calls.
load ../setup
load cases

# CASES_ORDERS=50 tries 50 orders.
@test "a right case gets no error in any of 10 orders" {
  stays_right --explore "${CASES_ORDERS:-10}"
}

@test "a right case gets no error from what can fail in it" {
  stays_right --inject-each
}

@test "a right case gets no error with virtual time" {
  stays_right --virtual-time
}

@test "a wrong case keeps its errors with virtual time" {
  stays_wrong --virtual-time
}

@test "a wrong case keeps its errors when orders are tried" {
  stays_wrong --explore 5
}

@test "a wrong case keeps its errors when failures are tried" {
  stays_wrong --inject-each
}
