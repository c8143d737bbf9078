import { describeLeftOut } from '#app/domain/second-coding/second-codings.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** What files say of letters that they leave out, because whom they are for codes these a second time; else null. */
export async function readLeftOutRemark(
  visible: Pick<VisibleStore, 'secondCodings'>,
): Promise<string | null> {
  const { length } = await visible.secondCodings.own()
  return length ? `${describeLeftOut(length)} a second time.` : null
}
