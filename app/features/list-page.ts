import { countPages, rowsBeforePage } from '#app/domain/page-size.ts'

type ListRead<Row> = {
  size: number
  /** Which page is asked for, from 1. */
  asked: number
  count: () => Promise<number>
  read: (limit: number, offset: number) => Promise<Row[]>
}

/** A page of a list, the last one where there are fewer than are asked for. */
export async function readOnePage<Row>({ size, asked, count, read }: ListRead<Row>) {
  const total = await count()
  const pages = countPages(total, size)
  const page = Math.min(asked, pages)
  return { rows: await read(size, rowsBeforePage(page, size)), total, page, pages }
}
