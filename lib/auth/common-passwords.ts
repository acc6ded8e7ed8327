/**
 * What people choose when a password must be quick to think of: stems, without the digits and signs that are put around
 * them, in lower-case Latin letters. Long ones are made by doubling or by joining two.
 */
export const COMMON_STEMS: ReadonlySet<string> = new Set(
  `
  access account admin administrator apple autumn baby babygirl banana baseball basketball batman beautiful birthday
  blessed bonjour butterfly buster candy changeit changeme charlie cheese cherry chelsea chicken chocolate christmas
  computer cookie correcthorsebatterystaple cowboy daddy daisy default demo diamond dinosaur dolphin dragon dragonfly
  editor everton family father fender ferrari fishing flower football forever freedom friday friend friends galley
  galleygalley garfield ginger god godzilla golden golf google guest guitar hallo hammer happy harley heaven hello
  helloworld hockey holiday home horses hunter iceman iloveu iloveyou insecure internet jasmine jesus jordan july june
  justice killer kitten knight ladybug lakers letmein letmeinnow letmeinplease liverpool login london love lovely
  lover loveme lovers lucky maggie magic mama manager marina market maximus mercedes merlin michael mickey midnight
  money monkey monster mother mother mustang mylove mypassword mysecret nashville nature newpass newpassword newyork
  nicole nothing november october office oldpassword orange oscar paradise parola pass passcode passe passion passkey
  passphrase passw passwd passwort password passwords peace peaches peanut penguin pepper phoenix pizza please
  pokemon police porsche princess private purple qwerty rainbow ranger reader reporter rockstar root rosebud samsung
  scooter season secret secure security senha server shadow silver simple smokey snoopy soccer spiderman spring
  starwars summer sunday sunflower sunshine superman superstar support sweet sweetheart sweety system teacher temp
  temporary test tester testing thomas thunder tiger tigger toor trustme trustno twilight unicorn unknown user
  username victory warrior wachtwoord webmaster welcome whatever winner winter wizard wolverine wordpass yellow
  yourpassword zaq zaqxsw motdepasse contrasena haslo heslo mamma salasana
  `
    .trim()
    .split(/\s+/),
);

/** Rows in which a finger or a mind runs along; they are as common backwards. */
export const RUNS: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
];
