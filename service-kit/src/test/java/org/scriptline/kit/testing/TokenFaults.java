package org.scriptline.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Tokens that are wrong in one thing each, and some that only look wrong. */
public final class TokenFaults {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KeyPair ISSUER = TestTokens.issuerKeys();
    private static final KeyPair FOREIGN = TestTokens.keys();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    /** A record that nobody has. */
    private static final String PATIENT = "0193e4a0-abcd-7000-8000-00000000000a";

    private static final String HUGE = "x".repeat(5_000);

    private final String role;
    private final String org;
    private final List<Fault> faults = new ArrayList<>();

    private TokenFaults(String role, String org) {
        this.role = role;
        this.org = org;
    }

    /**
     * A token.
     *
     * @param name what is wrong with it
     * @param sound whether it is to be accepted all the same
     */
    public record Fault(String name, String token, boolean sound) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Every fault of the token of somebody with this role and organisation. */
    public static List<Fault> of(String role, String org) {
        TokenFaults table = new TokenFaults(role, org);
        table.sound();
        table.claims();
        table.signatures();
        table.headers();
        table.forms();
        return table.faults;
    }

    /** A token with these claims changed; null takes one away. */
    public static String with(String role, String org, Map<String, ? extends @Nullable Object> changes) {
        Map<String, Object> claims = new TokenFaults(role, org).right();
        changes.forEach((name, value) -> {
            if (value == null) {
                claims.remove(name);
            } else {
                claims.put(name, value);
            }
        });
        return token(header(), json(claims), ISSUER.getPrivate());
    }

    /** Asks an operation with every fault: 401 and one code for each, and 200 where the token is sound. */
    public static void check(String role, String org, String path) {
        List<String> wrong = new ArrayList<>();
        for (Fault fault : of(role, org)) {
            String verdict =
                    Wire.send(fault.token(), "GET", path, Map.of(), null).verdict();
            if (!verdict.equals(fault.sound() ? "200" : "401 TOKEN_MISSING_OR_INVALID")) {
                wrong.add(fault + ": " + verdict);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void sound() {
        sound("nothing", claims -> claims);
        sound("several audiences, ours among them", claims -> put(claims, "aud", List.of("other", "scriptline")));
        sound("the role as text", claims -> put(claims, "roles", role));
        sound("a claim that is not known", claims -> put(claims, "colour", Map.of("red", 1)));
        sound("valid since a minute ago", claims -> put(claims, "nbf", now() - 60));
    }

    private void claims() {
        long now = now();
        wrong("iss", "https://other.example", "https://issuer.example/", "HTTPS://ISSUER.EXAMPLE", 5, List.of());
        wrong("iss", List.of("https://issuer.example"));
        wrong("aud", "other", "SCRIPTLINE", "scriptline ", 5, List.of(), List.of("other"), Map.of("scriptline", 1));
        wrong("exp", now - 3_600, 0, -1, "tomorrow", Long.toString(now + 3_600), List.of(now + 3_600), 1e30, true);
        wrong("sub", 5, List.of("somebody"), Map.of(), "x".repeat(256));
        wrong("roles", 5, List.of(), List.of(role, "patient"), List.of(role, role), List.of(List.of(role)), true);
        wrong("roles", List.of("admin"), List.of(5), Map.of(role, true), role + ",patient", " " + role);
        wrong("roles", List.of(role.toUpperCase(java.util.Locale.ROOT)), "*", List.of(""), List.of(role + "\u0000"));
        wrong("org", 5, List.of(org), Map.of(), true, "x".repeat(256));
        for (String claim : List.of("iss", "aud", "exp", "iat", "sub", "roles", "org")) {
            if (!claim.equals("org") || !List.of("ops", "patient").contains(role)) {
                fault(claim + " missing", claims -> without(claims, claim));
            }
            fault(claim + " null", claims -> put(claims, claim, null));
            fault(claim + " empty", claims -> put(claims, claim, ""));
            fault(claim + " blank", claims -> put(claims, claim, " "));
            fault(claim + " huge", claims -> put(claims, claim, HUGE));
        }
        wrong("nbf", now + 3_600, "yesterday", List.of(now), 1e30, Map.of());
        wrong("iat", now + 3_600, "yesterday", List.of(now), 1e30, -1);
        wrong("patient", 5, List.of(PATIENT), Map.of(), true, "", " ", HUGE);
        if (role.equals("patient")) {
            fault("patient missing", claims -> without(claims, "patient"));
            fault("patient null", claims -> put(claims, "patient", null));
            wrong(
                    "patient",
                    "x",
                    "1-1-1-1-1",
                    PATIENT.toUpperCase(java.util.Locale.ROOT),
                    " " + PATIENT,
                    PATIENT + "0");
        }
        wrong("npi", 5, List.of("1234567893"), "", "123456789", "12345678931", "123456789x", HUGE);
    }

    private void signatures() {
        byte[] claims = json(right());
        fault("no signature", token("{\"alg\":\"none\"}", claims, null));
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            fault("alg '" + none + "'", token(header("alg", none), claims, null));
            fault("alg '" + none + "' with a signature", token(header("alg", none), claims, ISSUER.getPrivate()));
        }
        String der = new String(ISSUER.getPublic().getEncoded(), StandardCharsets.ISO_8859_1);
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(ISSUER.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----";
        for (String secret : List.of(der, pem, pem + "\n", TestTokens.publicKeys())) {
            fault("HS256 with the public key", hmac(header("alg", "HS256"), claims, secret));
        }
        for (String other : List.of("RS384", "RS512", "PS256", "ES256", "EdDSA", "rs256", "RS256 ")) {
            fault("alg " + other, token(header("alg", other), claims, ISSUER.getPrivate()));
        }
        fault("a foreign key", token(header(), claims, FOREIGN.getPrivate()));
        fault(
                "a foreign issuer",
                token(header(), json(put(right(), "iss", "https://evil.example")), FOREIGN.getPrivate()));
        String sound = token(header(), claims, ISSUER.getPrivate());
        String signature = sound.substring(sound.lastIndexOf('.'));
        fault("other claims under the signature", unsigned(header(), json(put(right(), "sub", "eve"))) + signature);
        fault("another header under the signature", unsigned("{\"alg\":\"RS256\"}", claims) + signature);
    }

    private void headers() {
        byte[] claims = json(right());
        for (String kid : List.of("test-2", "", "../../../dev/null", "' or 1=1 --", "TEST-1", HUGE)) {
            fault(
                    "kid '" + kid.substring(0, Math.min(20, kid.length())) + "'",
                    token(header("kid", kid), claims, ISSUER.getPrivate()));
        }
        fault(
                "a foreign key under a known kid's name in jwk",
                token(header("jwk", jwk(FOREIGN)), claims, FOREIGN.getPrivate()));
        fault("jku of a foreign set", token(header("jku", "http://127.0.0.1:1/jwks"), claims, FOREIGN.getPrivate()));
        fault(
                "x5u of a foreign certificate",
                token(header("x5u", "http://127.0.0.1:1/c"), claims, FOREIGN.getPrivate()));
        fault(
                "an unknown critical header",
                token(header("crit", List.of("sudo"), "sudo", true), claims, ISSUER.getPrivate()));
        fault("b64 false", token(header("crit", List.of("b64"), "b64", false), claims, ISSUER.getPrivate()));
        fault("no alg", token("{\"kid\":\"test-1\"}", claims, ISSUER.getPrivate()));
        fault(
                "alg twice",
                token("{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"test-1\"}", claims, ISSUER.getPrivate()));
        fault("a header that is no object", token("[]", claims, ISSUER.getPrivate()));
        fault("a header that is no JSON", token("{alg", claims, ISSUER.getPrivate()));
    }

    private void forms() {
        String sound = token(header(), json(right()), ISSUER.getPrivate());
        String[] parts = sound.split("\\.", -1);
        String claims = new String(json(right()), StandardCharsets.UTF_8);
        for (String text :
                List.of("", "[]", "null", "5", "{", claims + "{}", claims.replace("{", "{\"sub\":\"eve\","))) {
            fault(
                    "claims like " + text.substring(0, Math.min(12, text.length())),
                    token(header(), text.getBytes(StandardCharsets.UTF_8), ISSUER.getPrivate()));
        }
        fault("claims in UTF-16", token(header(), claims.getBytes(StandardCharsets.UTF_16), ISSUER.getPrivate()));
        fault(
                "claims nested deep",
                token(
                        header(),
                        claims.replace("}", ",\"deep\":" + "[".repeat(100) + "]".repeat(100) + "}")
                                .getBytes(StandardCharsets.UTF_8),
                        ISSUER.getPrivate()));
        for (String text : List.of(
                "",
                ".",
                "..",
                "...",
                "x",
                "null",
                parts[0],
                parts[0] + "." + parts[1],
                parts[0] + "." + parts[1] + ".",
                parts[0] + ".." + parts[2],
                "." + parts[1] + "." + parts[2],
                sound.substring(0, sound.length() - 1),
                sound.substring(0, sound.length() - 10),
                sound + sound,
                sound + "." + sound,
                sound + " " + sound,
                sound + "," + sound,
                sound + ".",
                "." + sound,
                parts[1] + "." + parts[0] + "." + parts[2],
                sound + ".x.y",
                "\"" + sound + "\"",
                "Bearer " + sound,
                "x".repeat(8_000))) {
            fault("a form like " + text.substring(0, Math.min(5, text.length())) + "… of " + text.length(), text);
        }
        for (UnaryOperator<String> sloppy : List.<UnaryOperator<String>>of(
                part -> part + "=",
                part -> part + "==",
                part -> part + "~",
                part -> " " + part,
                part -> part + "%3D",
                part -> part + "A",
                part -> part + "!",
                part -> part.substring(0, 8) + " " + part.substring(8),
                TokenFaults::otherLastCharacter)) {
            for (int part = 0; part < 3; part++) {
                String[] changed = parts.clone();
                changed[part] = sloppy.apply(parts[part]);
                if (!changed[part].equals(parts[part])) {
                    fault("sloppy base64 in part " + part, String.join(".", changed));
                }
            }
        }
        fault(
                "the other base64",
                sound.replace('-', '+').replace('_', '/').equals(sound)
                        ? "+"
                        : sound.replace('-', '+').replace('_', '/'));
    }

    /** The same bytes, spelled with other unused bits, where the last character has any. */
    private static String otherLastCharacter(String part) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return part.length() % 4 == 0 || part.length() % 4 == 1
                ? part
                : part.substring(0, part.length() - 1)
                        + alphabet.charAt(alphabet.indexOf(part.charAt(part.length() - 1)) ^ 1);
    }

    private void wrong(String claim, Object... values) {
        Arrays.stream(values)
                .forEach(value -> fault(
                        claim + " "
                                + value.toString()
                                        .substring(
                                                0, Math.min(30, value.toString().length())),
                        claims -> put(claims, claim, value)));
    }

    private void fault(String name, UnaryOperator<Map<String, Object>> change) {
        fault(name, token(header(), json(change.apply(right())), ISSUER.getPrivate()));
    }

    private void fault(String name, String token) {
        faults.add(new Fault(name, token, false));
    }

    private void sound(String name, UnaryOperator<Map<String, Object>> change) {
        faults.add(
                new Fault(name + " (sound)", token(header(), json(change.apply(right())), ISSUER.getPrivate()), true));
    }

    private Map<String, Object> right() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", TestTokens.ISSUER);
        claims.put("sub", "somebody");
        claims.put("aud", "scriptline");
        claims.put("iat", now());
        claims.put("exp", now() + 3_600);
        claims.put("org", org);
        claims.put("roles", List.of(role));
        if (role.equals("patient")) {
            claims.put("patient", PATIENT);
        }
        return claims;
    }

    private static Map<String, Object> put(Map<String, Object> claims, String name, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(claims);
        changed.put(name, value);
        return asClaims(changed);
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    private static Map<String, Object> asClaims(Map<String, @Nullable Object> claims) {
        return (Map<String, Object>) (Map<String, ?>) claims;
    }

    private static Map<String, Object> without(Map<String, Object> claims, String name) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.remove(name);
        return changed;
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static String header(Object... changes) {
        Map<String, Object> header =
                new LinkedHashMap<>(Map.of("alg", "RS256", "typ", "JWT", "kid", TestTokens.KEY_ID));
        for (int index = 0; index < changes.length; index += 2) {
            header.put(changes[index].toString(), changes[index + 1]);
        }
        return new String(json(header), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> jwk(KeyPair pair) {
        var key = (java.security.interfaces.RSAPublicKey) pair.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "kid",
                TestTokens.KEY_ID,
                "n",
                BASE64.encodeToString(key.getModulus().toByteArray()),
                "e",
                BASE64.encodeToString(key.getPublicExponent().toByteArray()));
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String unsigned(String header, byte[] claims) {
        return BASE64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "." + BASE64.encodeToString(claims);
    }

    private static String token(String header, byte[] claims, @Nullable PrivateKey key) {
        String content = unsigned(header, claims);
        if (key == null) {
            return content + ".";
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hmac(String header, byte[] claims, String secret) {
        String content = unsigned(header, claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.ISO_8859_1), "HmacSHA256"));
            return content + "." + BASE64.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
