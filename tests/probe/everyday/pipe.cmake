execute_process(COMMAND echo a COMMAND tr a b OUTPUT_VARIABLE out)
message(STATUS "${out}")
