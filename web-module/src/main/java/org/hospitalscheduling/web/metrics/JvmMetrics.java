package org.hospitalscheduling.web.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.hospitalscheduling.shared.Metric;
import org.hospitalscheduling.shared.Metric.Point;
import org.hospitalscheduling.shared.MetricSource;

/** The JVM's metrics, under the names that most dashboards know. */
@ApplicationScoped
public class JvmMetrics implements MetricSource {
  private static final double MILLIS = 1000;

  @Override
  public List<Metric> metrics() {
    return List.of(
        memory("jvm_memory_used_bytes", "Memory in use.", MemoryUsage::getUsed),
        memory(
            "jvm_memory_committed_bytes",
            "Memory taken from the system.",
            MemoryUsage::getCommitted),
        memory(
            "jvm_memory_max_bytes",
            "Memory that may be used; -1 where nothing limits it.",
            MemoryUsage::getMax),
        Metric.gauge(
            "jvm_threads_current",
            "Threads.",
            ManagementFactory.getThreadMXBean().getThreadCount()),
        collections(
            "jvm_gc_collections",
            "Garbage collections.",
            GarbageCollectorMXBean::getCollectionCount),
        collections(
            "jvm_gc_collection_seconds",
            "Time spent in garbage collections.",
            collector -> collector.getCollectionTime() / MILLIS),
        Metric.gauge(
            "jvm_processors",
            "Processors available to the JVM.",
            Runtime.getRuntime().availableProcessors()),
        Metric.gauge(
            "process_start_time_seconds",
            "When the JVM started, in seconds since 1970.",
            ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS));
  }

  private static Metric memory(String name, String help, ToDoubleFunction<MemoryUsage> part) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    return new Metric(
        name,
        Metric.Type.GAUGE,
        help,
        Stream.of(
                Map.entry("heap", memory.getHeapMemoryUsage()),
                Map.entry("nonheap", memory.getNonHeapMemoryUsage()))
            .map(
                area ->
                    new Point(
                        "", Map.of("area", area.getKey()), part.applyAsDouble(area.getValue())))
            .toList());
  }

  private static Metric collections(
      String name, String help, ToDoubleFunction<GarbageCollectorMXBean> part) {
    return new Metric(
        name,
        Metric.Type.COUNTER,
        help,
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(
                collector ->
                    new Point(
                        "_total", Map.of("gc", collector.getName()), part.applyAsDouble(collector)))
            .toList());
  }
}
