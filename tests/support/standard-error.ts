/** What comes of some work, and what it writes to standard error meanwhile. */
export async function withStandardError<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; written: string }> {
  const write = process.stderr.write.bind(process.stderr)
  let written = ''
  process.stderr.write = ((text: string) => Boolean((written += text))) as typeof write
  try {
    const result = await work()
    return { result, written }
  } finally {
    process.stderr.write = write
  }
}
