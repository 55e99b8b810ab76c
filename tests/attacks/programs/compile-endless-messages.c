/* Warnings without end, with markup in them. */
#define W1 _Pragma("GCC warning \"<script>alert(1)</script>\033[31m\"")
#define W2 W1 W1 W1 W1 W1 W1 W1 W1 W1 W1
#define W3 W2 W2 W2 W2 W2 W2 W2 W2 W2 W2
#define W4 W3 W3 W3 W3 W3 W3 W3 W3 W3 W3
#define W5 W4 W4 W4 W4 W4 W4 W4 W4 W4 W4
W5 W5 W5 W5 W5
#error <script>alert(1)</script>
