/* SPDX-License-Identifier: MIT */
#include "ipclab/commands/keyboard.h"

#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

static struct termios usual;
static bool known;
static bool taken;

void
keyboard_release(void)
{
	if (known)
		tcsetattr(STDIN_FILENO, TCSADRAIN, &usual);
}

void
keyboard_take(void)
{
	struct termios keys;

	if (!known) {
		if (tcgetattr(STDIN_FILENO, &usual) < 0)
			return;
		known = true;
		atexit(keyboard_release);
	}
	keys = usual;
	keys.c_lflag &= (tcflag_t) ~(ICANON | ECHO);
	keys.c_cc[VMIN] = 1;
	keys.c_cc[VTIME] = 0;
	taken = tcsetattr(STDIN_FILENO, TCSADRAIN, &keys) == 0;
}

bool
keyboard_is_there(void)
{
	return taken;
}

int
keyboard_read(void)
{
	unsigned char key;

	if (read(STDIN_FILENO, &key, 1) == 1)
		return key;
	taken = false; /* the terminal is gone */
	return 0;
}

void
keyboard_clear(FILE *out)
{
	if (taken)
		fputs("\033[H\033[2J", out);
	fflush(out);
}
