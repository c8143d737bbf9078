/** What a test uses of libsvm-js, which brings no types. */
declare module 'libsvm-js/asm.js' {
  export default class SVM {
    static SVM_TYPES: { C_SVC: number }
    static KERNEL_TYPES: { PRECOMPUTED: number }
    constructor(options: Record<string, unknown>)
    train(samples: number[][], labels: number[]): void
    predictOne(sample: number[]): number
    free(): void
  }
}
