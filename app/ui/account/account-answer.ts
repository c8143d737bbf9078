import type { FormRefusal } from '#app/domain/form-refusal.ts'

/** What became of a form of one's own account; a new token is shown once, as `link`. */
export type AccountAnswer = { ok: true; message: string; link?: string } | FormRefusal
