package org.scriptline.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidentialAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://pharmacy.example/script",
                "http://localhost:8086/script",
                "http://127.0.0.1/a.csv",
                "http://[::1]:8086/a.csv",
                "http://user:secret@localhost/a.csv"
            })
    void httpsAndThisMachineAre(String address) {
        assertThat(ConfidentialAddress.is(URI.create(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://pharmacy.example/script",
                "http://localhost@pharmacy.example/",
                "http://localhost:secret@pharmacy.example/",
                "http://127.0.0.1.pharmacy.example/",
                "http://localhost.pharmacy.example/",
                "http://[::2]/",
                "http://10.0.0.1/",
                "ftp://localhost/a.csv",
                "https:///a.csv",
                "localhost/a.csv"
            })
    void anythingElseIsNone(String address) {
        assertThat(ConfidentialAddress.is(URI.create(address))).isFalse();
    }
}
