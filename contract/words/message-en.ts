/** What the page that says what went wrong says, in English, by fault. Apart, since pages that are alive need none of it. */
export const messageEn = {
  retry: 'Try again',
  'bad-request': {
    title: 'We could not read that',
    says: 'Go back, look at it again, and send it once more.',
  },
  'not-signed-in': { title: 'You are not signed in', says: 'Sign in first, and come back.' },
  'wrong-credentials': {
    title: 'That did not fit',
    says: 'That e-mail address and password do not belong together.',
  },
  'code-wrong': {
    title: 'That code is not right',
    says: 'Look at the newest message from us, and type its six digits.',
  },
  'not-allowed': {
    title: 'This is not open to you',
    says: 'If you think that it should be, ask a person.',
  },
  'not-yours': {
    title: 'This case is not open here',
    says: 'If it is yours, open it with the link that we sent you, or ask for a code.',
  },
  'not-found': {
    title: 'There is nothing here',
    says: 'Look at the address once more. If you have a case with us, open it with the link that we sent you.',
  },
  'too-large': {
    title: 'This is too large',
    says: 'Go back, and send a smaller file or fewer words at once.',
  },
  'wrong-type': { title: 'We could not read that', says: 'Send it from one of our pages.' },
  'too-many': { title: 'That was too often', says: 'Wait a minute, and try again.' },
  'gone-stale': {
    title: 'This page has grown old',
    says: 'Go back, load it again, and send it once more.',
  },
  'not-ready': { title: 'We cannot do this right now', says: 'Nothing was lost. Try again in a moment.' },
  bug: { title: 'Something went wrong on our side', says: 'Nothing was saved. Please try again.' },
}

export type MessageWords = typeof messageEn
