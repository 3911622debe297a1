/** Which numbers we call, and how often: nobody can have somebody else called again and again. */

/** `dear`: premium, shared cost, personal and pager numbers, satellites. `abroad`: of a country that the house does not call. */
export type NumberCost = 'usual' | 'dear' | 'abroad'

/** To one number, within 24 hours. Each is tried three times at most. */
export const MOST_ASKED_A_DAY = 3

/** From one address of the network, within 24 hours, on the way in: many people may share one, as behind a mobile network. */
export const MOST_FROM_THERE_A_DAY = 20
