package org.scriptline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void ports_count_from_the_base_as_the_architecture_says() {
        Ports ports = new Ports(8080);

        assertThat(Ports.SERVICES).extracting(ports::service).containsExactly(8081, 8082, 8083, 8084);
        assertThat(ports.issuer()).isEqualTo(8085);
        assertThat(ports.simulator()).isEqualTo(8086);
        assertThat(ports.postgres()).isEqualTo(8090);
        assertThat(ports.kafka()).isEqualTo(8091);
        assertThat(ports.kafkaController()).isEqualTo(8092);
        assertThat(ports.probe()).isEqualTo(8087);
        assertThat(ports.all()).hasSize(10);
    }

    @Test
    void a_base_that_leaves_no_room_is_refused() {
        assertThatThrownBy(() -> new Ports(65530))
                .isInstanceOf(StackException.class)
                .hasMessage("The port base 65530 is out of range: choose one from 1024 to 65523.");
    }
}
