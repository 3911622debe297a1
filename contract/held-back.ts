/** Why a letter waits, where it is we who make it wait: what nobody wrote goes to one customer so many times an hour. */
export const HELD_BACK = 'held-back'
