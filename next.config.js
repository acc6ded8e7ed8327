/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // `npm test` checks the types of everything, tests too; a build need not do it again, nor stop for a test's type.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  // Native or file-reading packages stay outside the bundle.
  serverExternalPackages: [
    '@node-rs/argon2',
    'nodemailer',
    'pg',
    'pino',
    'linkedom',
    'sanitize-html',
    'rate-limiter-flexible',
    'unpdf',
  ],
  devIndicators: false,
  // Next would print what actions are called with, invitation tokens among it.
  logging: { serverFunctions: false },
};
