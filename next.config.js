/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native or file-reading packages stay outside the bundle.
  serverExternalPackages: [
    '@node-rs/argon2',
    'pg',
    'pino',
    'linkedom',
    'sanitize-html',
    'rate-limiter-flexible',
  ],
  devIndicators: false,
  // Next would print what actions are called with, invitation tokens among it.
  logging: { serverFunctions: false },
};
