class Main {
	public static void main(String[] args) throws Exception {
		Process sort = new ProcessBuilder("sort").start();

		try (var writer = sort.outputWriter()) {
			writer.write("b\na\n");
		}
		System.out.print(new String(sort.getInputStream().readAllBytes()));
		System.exit(sort.waitFor());
	}
}
