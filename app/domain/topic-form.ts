import { z } from 'zod'

/** Words for each of the five levels. */
export const anchorsSchema = z.object({
  '-2': z.string().min(1),
  '-1': z.string().min(1),
  '0': z.string().min(1),
  '1': z.string().min(1),
  '2': z.string().min(1),
})
