/** What the pages that are alive say, in English, about being called back. Sentences with gaps, {name}, since they travel with the page: a page that is alive stays light. */
export const calledEn = {
  way: {
    link: 'Call me back',
    keeps: 'You keep your place in the line.',
    closed: 'Choose a time when we are open.',
    past: 'You have waited for longer than we say that requests wait. Choose a time, and we call you then.',
  },
  own: {
    title: 'You need not wait here',
    call: 'Call me back instead',
    instead: 'You need not wait here: we can call you when it is your turn, and you keep your place.',
    tellMe: 'Tell me here when it is my turn',
    tellMeHint:
      'Close this page if you like. At your turn we send you a message with a link, and you have five minutes to come.',
    tellMeOpen:
      'Leave this page open: it tells you, and you have five minutes to come. If we know your e-mail address, you may close it: we send you a link.',
    willCall: 'We call you',
    willTell: 'We tell you when it is your turn',
    number: 'On the number ending in {masked}.',
    chosen: 'You chose {from} to {until}.',
    next: 'We tried and did not reach you. We try again {when}, in your old place.',
    due: 'It is your turn: somebody calls as soon as they are free.',
    tries:
      'If we do not reach you, we try again after ten minutes, and once more after an hour. After that your place is kept until the end of the next working day.',
    change: 'Change the number or the time',
    waitHere: 'I will wait here after all',
    calling: '{name} is calling you now',
    callingHint: 'Please answer your telephone.',
    isHere: 'It is your turn: {name} is here',
    until: 'They wait for you until {clock}.',
    iAmHere: 'I am here',
    kept: 'Your place is kept until {when}.',
    keptAllDay: 'Your place is kept until the end of {day}.',
    keptHint:
      'We called three times and did not reach you. Write here, call us, or ask for one more call: you are at the front.',
    again: 'Call me once more',
  },
}

export type CalledWords = typeof calledEn
