/* The answer, as source and as text. */
#include SOLUTION
