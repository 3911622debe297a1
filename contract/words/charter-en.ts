/** The twelve guarantees, as customers read them. */
export const charterEn = {
  title: 'Our promises to you',
  intro:
    'Each has a line that says how strictly we hold to it today, and what we counted in the last 30 days.',
  promises: {
    G1: 'A person is one step away, wherever you reach us. When we are closed, we say when a person will answer.',
    G2: 'Nobody who needs help waits behind somebody who is buying.',
    G3: 'A wait that we tell you is a true one.',
    G4: 'You say it once. What you told us, and who you are, goes with your matter.',
    G5: 'One person owns your matter until you say that it is solved.',
    G6: 'What we promise is written down, and kept or put right.',
    G7: 'A “no” comes with its reasons, and with the name of who decides next.',
    G8: 'No date runs out in silence.',
    G9: 'Nothing is sold to you while something is wrong.',
    G10: 'What we offer fits you and saves what we say it saves.',
    G11: 'When we ask what you think, we ask fairly, and use it for nothing else.',
    G12: 'What we promise in public stands beside what we measured.',
  },
  standing: {
    enforce: 'In force: our staff cannot go against it.',
    warn: 'Our staff are warned before they go against it. It is not in force yet.',
    observe: 'We are counting how often we go against it. It is not in force yet.',
    always: 'In force: it is built in and cannot be switched off.',
    'not-yet': 'Not yet. We will say here when it holds.',
  },
  againstIt: (count: number) =>
    count === 1 ? 'It was gone against once.' : `It was gone against ${count} times.`,
  selling: (selling: number, caused: number) =>
    `Offers were talked about for ${selling} minutes while others could wait; that cost people with a problem ${caused} minutes of waiting.`,
}

export type CharterWords = typeof charterEn
