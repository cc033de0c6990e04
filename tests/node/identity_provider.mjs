// A certified OpenID provider with one client, for a test: node identity_provider.mjs ISSUER REDIRECT_URI
// Whoever types a login is that person; any password is taken.
import Provider from "oidc-provider";

const [issuer, redirect] = process.argv.slice(2);
const provider = new Provider(issuer, {
  clients: [{ client_id: "ieum", client_secret: "secret-of-a-test", redirect_uris: [redirect] }],
  claims: { openid: ["sub"], profile: ["preferred_username"] },
  cookies: { keys: ["a key of a test"] },
  findAccount: (context, id) => ({ accountId: id, claims: () => ({ sub: `person-${id}`, preferred_username: id }) }),
  pkce: { required: () => true },
});
provider.listen(Number(new URL(issuer).port), "127.0.0.1", () => console.log("ready"));
