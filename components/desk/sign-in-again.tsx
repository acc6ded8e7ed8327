/** Beside the page, so that what is written here stays. */
export function SignInAgain() {
  return (
    <a href="/sign-in" target="_blank" rel="noopener" className="underline underline-offset-2">
      Sign in in a new tab
    </a>
  );
}
